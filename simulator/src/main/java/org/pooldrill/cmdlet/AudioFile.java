package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.file.FileEvent.FileDeleted;
import org.pooldrill.file.FileEvent.FileWritten;
import org.pooldrill.file.FileLocation;
import org.pooldrill.file.Files;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.object.ShellObject;

/**
 * Audio on its way into the file store of a pool's applications, where it lies [doc]: what {@code -Content} takes, which
 * is what Get-Content put out.
 */
record AudioFile(ApplicationService service, Object content) {

    /** It is the content of an audio file, and the pool's file store can be written. */
    List<Precondition> preconditions() {
        var list = new ArrayList<Precondition>();
        list.add(service.known());
        if (list.get(0).isMet()) {
            list.add(storeUp());
        }
        var text = "The content is that of an audio file";
        list.add(Precondition.that(
                isAudio(),
                text,
                isAudio() ? name() : "it is " + content,
                () -> Refusal.of(
                        ErrorId.ParameterOutOfRange,
                        "Content",
                        service.asked(),
                        "the content is that of no audio file",
                        "Give what (Get-Content <path> -ReadCount 0 -Encoding Byte) puts out.")));
        return list;
    }

    private Precondition storeUp() {
        var pool = service.pool();
        return Precondition.that(
                service.caller().simulation().world().computers().fileStoreUp(pool),
                "The file store of " + pool + " can be written",
                "it is up",
                () -> Refusal.of(
                        ErrorId.FileNotFound,
                        pool,
                        service.asked(),
                        "the file store of " + pool + " is down",
                        "Bring it up, or use another pool."));
    }

    private boolean isAudio() {
        return content instanceof ShellObject object
                && object.value("Kind").toString().equals(Files.AUDIO);
    }

    /** The name of the file that it was read from. */
    String name() {
        return content instanceof ShellObject object ? object.value("Name").toString() : "";
    }

    /** Writes it to the pool's file store, in the place of one of the same name. */
    void write(String name) {
        var simulation = service.caller().simulation();
        var location = FileLocation.audio(service.pool(), name);
        if (simulation.world().files().find(location).isPresent()) {
            simulation.record(new FileDeleted(location.place(), location.path()));
        }
        simulation.record(new FileWritten(location.place(), location.path(), "audio", Files.AUDIO, name()));
    }
}
