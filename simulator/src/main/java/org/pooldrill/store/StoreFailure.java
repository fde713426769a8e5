package org.pooldrill.store;

/** A store could not do its part. No defect of the run that it belongs to, which ends there. */
public abstract sealed class StoreFailure extends RuntimeException permits StoreUnavailable, StoredRunDiffers {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
