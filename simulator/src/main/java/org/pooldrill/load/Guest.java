package org.pooldrill.load;

/** A user whom a conference's plan names. */
record Guest(Staff staff, int index) {

    String user() {
        return staff.user(index);
    }
}
