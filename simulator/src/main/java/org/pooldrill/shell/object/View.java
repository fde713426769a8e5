package org.pooldrill.shell.object;

/** How objects of a type are laid out when no Format- cmdlet says otherwise. */
public enum View {
    LIST,
    TABLE
}
