package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.file.FileLocation;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.simulation.Simulation;

class TypedFileTest {
    private static final String KIND = "Notes";

    private record Notes(String text) {}

    private static TypedFile file(Simulation simulation, String on, String path) {
        return TypedFile.of(new Caller(simulation, "admin", on), "Export", path);
    }

    private static ErrorId refused(Precondition precondition) {
        return precondition.refusal().orElseThrow().id();
    }

    @Test
    void anExportIsThereForAnImportAndForNoOtherExport() {
        try (var admin = new Admin()) {
            var written = file(admin.simulation(), "", "C:\\f.zip");
            assertThat(written.isFree().isMet()).isTrue();

            written.write("notes of pool1", KIND, new Notes("here"));

            var again = file(admin.simulation(), "", "c:/F.ZIP");
            assertThat(refused(again.isFree())).isEqualTo(ErrorId.FileExists);
            assertThat(again.exists(KIND, "notes").isMet()).isTrue();
            assertThat(again.read(Notes.class)).isEqualTo(new Notes("here"));
            assertThat(refused(again.exists("Letters", "letters"))).isEqualTo(ErrorId.FileNotFound);
            assertThat(admin.simulation().world().files().places()).containsExactly(FileLocation.MANAGEMENT);
        }
    }

    @Test
    void theFrontEndsOfAPoolShareADiskThatOthersDoNotSee() {
        try (var admin = new Admin()) {
            file(admin.simulation(), "fe1.pool2.contoso.com", "f.zip").write("notes", KIND, new Notes("there"));

            assertThat(file(admin.simulation(), Admin.POOL2, ".\\f.zip").stored())
                    .isPresent();
            assertThat(refused(file(admin.simulation(), "", "f.zip").exists(KIND, "notes")))
                    .isEqualTo(ErrorId.FileNotFound);
            assertThat(file(admin.simulation(), "", "\\\\fe3.pool2.contoso.com\\c$\\f.zip")
                            .location()
                            .place())
                    .isEqualTo(Admin.POOL2);
        }
    }

    @Test
    void aFileStoreCannotBeReachedWhileItIsDownAndLosesItsFilesWithItsContent() {
        try (var admin = new Admin()) {
            var path = "\\\\pool1.contoso.com\\share\\f.zip";
            file(admin.simulation(), "", path).write("notes", KIND, new Notes("shared"));

            admin.breaks(FaultKind.FILESTORE_DOWN, Admin.POOL1);
            assertThat(file(admin.simulation(), "", path).exists(KIND, "notes").values())
                    .contains("the file store of pool1.contoso.com is down");
            admin.heals(FaultKind.FILESTORE_DOWN, Admin.POOL1);
            assertThat(file(admin.simulation(), "", path).stored()).isPresent();

            admin.breaks(FaultKind.FILESTORE_LOST, Admin.POOL1);
            admin.heals(FaultKind.FILESTORE_LOST, Admin.POOL1);
            assertThat(file(admin.simulation(), "", path).stored()).isEmpty();
        }
    }
}
