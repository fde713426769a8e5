package org.pooldrill.dialin;

/**
 * The numeric id that a caller types: one housekeeping digit, the directory's number, the meeting's number in the
 * directory, and a check digit [doc]. What the housekeeping digit is and how the check digit is made are the model's:
 * the digit 1, and the one that Luhn's method asks for.
 *
 * @param directory 1 to 99
 * @param number from 1
 */
public record PstnId(int directory, int number) {
    private static final String HOUSEKEEPING = "1";

    /** As it stands in an invitation. */
    @Override
    public String toString() {
        var digits = HOUSEKEEPING + directory + number;
        return digits + checkDigit(digits);
    }

    private static int checkDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }
}
