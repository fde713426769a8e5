package org.pooldrill.refusal;

/** The category that PowerShell prints with an error ({@code CategoryInfo}); the names are PowerShell's [doc]. */
public enum ErrorCategory {
    InvalidOperation("InvalidOperationException"),
    InvalidArgument("ParameterBindingException"),
    ObjectNotFound("ItemNotFoundException"),
    PermissionDenied("UnauthorizedAccessException"),
    ResourceUnavailable("ResourceUnavailableException"),
    ResourceExists("IOException"),
    ResourceBusy("ResourceBusyException"),
    OperationTimeout("TimeoutException");

    private final String exceptionName;

    ErrorCategory(String exceptionName) {
        this.exceptionName = exceptionName;
    }

    /** The short name of the exception that ends the category line. */
    public String exceptionName() {
        return exceptionName;
    }
}
