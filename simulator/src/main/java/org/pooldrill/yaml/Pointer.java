package org.pooldrill.yaml;

/** JSON pointers (RFC 6901) as text, the names of the places in a document. */
public final class Pointer {

    private Pointer() {}

    /** The pointer one key further. */
    public static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer one element further. */
    public static String child(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The pointer without its last part; the root's parent is the root. */
    public static String parent(String pointer) {
        var slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : pointer.substring(0, slash);
    }

    /** The last part as it is written in the document. */
    public static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
