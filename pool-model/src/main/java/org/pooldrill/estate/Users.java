package org.pooldrill.estate;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The users of one pool or branch as a list of SIP addresses that is computed, not stored: the named ones, then the
 * generated ones, {@code pool1-00001@contoso.com} and on. A changed number of generated users renames nobody.
 */
public final class Users extends AbstractList<String> implements RandomAccess {

    private static final int DIGITS = 5;
    private static final int NONE = 0;

    private final String home;
    private final String prefix;
    private final String suffix;
    private final List<String> named;
    private final int generated;

    Users(String fqdn, String sipDomain, List<String> named, int generated) {
        this.home = fqdn;
        this.prefix = Names.label(fqdn) + "-";
        this.suffix = "@" + sipDomain;
        this.named = named;
        this.generated = generated;
    }

    /** The FQDN of the pool or branch whose users they are. */
    public String home() {
        return home;
    }

    @Override
    public String get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("user " + index + " of " + size());
        }
        return index < named.size() ? named.get(index) : generated(index - named.size() + 1);
    }

    @Override
    public int size() {
        return named.size() + generated;
    }

    @Override
    public boolean contains(Object sip) {
        return indexOf(sip) >= 0;
    }

    @Override
    public int indexOf(Object sip) {
        if (!(sip instanceof String text)) {
            return -1;
        }
        var among = named.indexOf(text);
        var number = among >= 0 ? NONE : number(text);
        return number == NONE ? among : named.size() + number - 1;
    }

    /** Of a generated user; {@link #NONE} of others. */
    private int number(String sip) {
        if (!sip.startsWith(prefix) || !sip.endsWith(suffix)) {
            return NONE;
        }
        var from = prefix.length();
        var to = sip.length() - suffix.length();
        if (to - from < DIGITS || to - from > 9) {
            return NONE;
        }
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = sip.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        var padded = to - from == DIGITS || sip.charAt(from) != '0';
        return padded && number >= 1 && number <= generated ? number : NONE;
    }

    private String generated(int number) {
        var digits = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + suffix;
    }
}
