package org.pooldrill.store;

/** A run that is resumed does not do what it did before; the message shows both sides. */
public final class StoredRunDiffers extends StoreFailure {
    private static final long serialVersionUID = 1L;

    /** @param message what was kept, and what the run did now */
    public StoredRunDiffers(String message) {
        super(message, new IllegalStateException("the same drill, estate, seed and version give the same events"));
    }
}
