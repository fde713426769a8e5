package org.pooldrill.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.pooldrill.act.Acts;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * Users edit their contact lists: 0.2 edits each in a day [inferred], 80 % of the contacts internal and the others
 * federated [doc], one edit of five a removal [model]. Lists start empty, so what is removed was added in the run: one of
 * the last thousand, and where none of those who added them is there the removal is made up for later. An addition that
 * was not possible, was refused or is lost is remembered as well, so that everybody's plan is the same whatever happens:
 * taking away what is not on a list changes nothing.
 */
final class ContactEdits implements Kind {
    private static final int REMEMBERED = 1_000;
    private static final int TRIES = 8;
    private static final int PARTNERS = 100_000;

    /** A contact that a user has added by his plan. */
    private record Added(int user, String contact) {}

    private final Staff staff;
    private final List<Staff> everybody;
    private final UserModel model;
    private final Acts acts;
    private final Tally tally;
    private final Random random;
    private final Arrivals arrivals;
    private final Deck removals;
    private final Deck internal;
    private final List<Added> added = new ArrayList<>();
    private int owed;

    ContactEdits(
            Staff staff,
            List<Staff> everybody,
            UserModel model,
            Acts acts,
            Tally tally,
            Function<String, Random> stream) {
        this.staff = staff;
        this.everybody = everybody;
        this.model = model;
        this.acts = acts;
        this.tally = tally;
        random = stream.apply("contact-choices");
        arrivals = new Arrivals(
                stream.apply("contact-edits"), DayShape.of(model.workingHours()), model.millis(Figure.RESOLUTION));
        removals = Deck.share(random, model.share(Figure.CONTACT_REMOVALS));
        internal = Deck.share(random, model.share(Figure.INTERNAL_CONTACTS));
    }

    @Override
    public void day(long dayMillis) {
        var edits = arrivals.day(dayMillis, model.averages(staff.active()).contactEditsPerDay());
        removals.shuffle(edits);
        internal.shuffle(edits);
    }

    @Override
    public long next() {
        return arrivals.next();
    }

    @Override
    public void act(long nowMillis) {
        while (arrivals.next() <= nowMillis) {
            arrivals.pass();
            if (removals.dealsFirst()) {
                owed++;
            }
            if (owed == 0 || !remove()) {
                add();
            }
        }
    }

    @Override
    public int held() {
        return added.size();
    }

    private boolean remove() {
        for (var tries = 0; tries < TRIES && !added.isEmpty(); tries++) {
            var number = random.nextInt(added.size());
            var contact = added.get(number);
            if (staff.isThere(contact.user())) {
                added.set(number, added.get(added.size() - 1));
                added.remove(added.size() - 1);
                owed--;
                if (staff.isRegular(contact.user())) {
                    acts.removeContact(staff.user(contact.user()), contact.contact());
                } else {
                    tally.notPossible();
                }
                return true;
            }
        }
        return false;
    }

    private void add() {
        var user = staff.anybody(random);
        var contact = internal.dealsFirst() ? colleague() : "user" + random.nextInt(PARTNERS) + "@fabrikam.com";
        if (user < 0) {
            tally.notPossible();
            return;
        }
        remember(new Added(user, contact));
        if (staff.isRegular(user)) {
            acts.addContact(staff.user(user), contact);
        } else {
            tally.notPossible();
        }
    }

    private void remember(Added edit) {
        if (added.size() < REMEMBERED) {
            added.add(edit);
        } else {
            added.set(random.nextInt(REMEMBERED), edit);
        }
    }

    private String colleague() {
        var number = random.nextInt(everybody.stream().mapToInt(Staff::size).sum());
        for (var others : everybody) {
            if (number < others.size()) {
                return others.user(number);
            }
            number -= others.size();
        }
        throw new IllegalStateException("a user number beyond all users");
    }
}
