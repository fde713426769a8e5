package org.pooldrill.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ContactsTest {
    private static final List<String> NAMES = List.of(
            "bob@contoso.com",
            "bob@contoso.com ",
            "",
            "\u0000\u0002ab",
            "ab",
            "Zo\u00eb@contoso.com",
            "\u65e5\u672c@contoso.com",
            "\n",
            "x".repeat(70_000),
            "x".repeat(65_536));

    @RepeatedTest(50)
    void areAList(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var list = new ArrayList<String>();
        var contacts = new Contacts();

        for (var edit = 0; edit < 60; edit++) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    list.add(name);
                    contacts.add(name);
                }
                case 1 -> {
                    var index = random.nextInt(8);
                    list.add(Math.min(index, list.size()), name);
                    contacts.insert(index, name);
                }
                case 2 -> {
                    list.remove(name);
                    contacts.remove(name);
                }
                default -> {
                    var all = random.nextInt(10) == 0 ? List.of(name, "ab") : List.copyOf(list);
                    list.clear();
                    list.addAll(all);
                    contacts.replace(all);
                }
            }

            assertThat(contacts.all()).isEqualTo(list);
            assertThat(contacts.count()).isEqualTo(list.size());
            assertThat(contacts.isEmpty()).isEqualTo(list.isEmpty());
            assertThat(contacts.hash()).isEqualTo(list.hashCode());
            for (var other : NAMES) {
                assertThat(contacts.indexOf(other)).isEqualTo(list.indexOf(other));
                assertThat(contacts.contains(other)).isEqualTo(list.contains(other));
            }
        }
    }
}
