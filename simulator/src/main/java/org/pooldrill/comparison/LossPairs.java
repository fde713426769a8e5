package org.pooldrill.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.view.Loss;

/**
 * What was lost in two runs, one by one.
 *
 * @param onlyA what the first alone has lost
 * @param onlyB what the second alone has lost
 * @param both how much both have lost
 */
public record LossPairs(List<Group> onlyA, List<Group> onlyB, long both) {

    /** What one user lost of one kind. */
    public record Group(String user, String kind, List<String> ids, long bytes) {}

    private record Key(String user, String kind, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byUser = user.compareTo(other.user);
            var byKind = kind.compareTo(other.kind);
            return byUser != 0 ? byUser : byKind != 0 ? byKind : id.compareTo(other.id);
        }
    }

    public LossPairs {
        onlyA = List.copyOf(onlyA);
        onlyB = List.copyOf(onlyB);
    }

    static LossPairs of(List<Loss.Item> a, List<Loss.Item> b) {
        var open = new TreeMap<Key, Integer>();
        b.forEach(item -> open.merge(key(item), 1, Integer::sum));
        var onlyA = new ArrayList<Loss.Item>();
        for (var item : a) {
            if (!take(open, key(item))) {
                onlyA.add(item);
            }
        }
        var onlyB = new ArrayList<Loss.Item>();
        for (var item : b) {
            if (take(open, key(item))) {
                onlyB.add(item);
            }
        }
        return new LossPairs(groups(onlyA), groups(onlyB), a.size() - onlyA.size());
    }

    private static Key key(Loss.Item item) {
        return new Key(item.user(), item.kind(), item.id());
    }

    private static boolean take(Map<Key, Integer> open, Key key) {
        var left = open.getOrDefault(key, 0);
        if (left == 0) {
            return false;
        }
        open.put(key, left - 1);
        return true;
    }

    private static List<Group> groups(List<Loss.Item> items) {
        var groups = new LinkedHashMap<List<String>, List<Loss.Item>>();
        items.forEach(item -> groups.computeIfAbsent(List.of(item.user(), item.kind()), key -> new ArrayList<>())
                .add(item));
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey().get(0),
                        group.getKey().get(1),
                        group.getValue().stream().map(Loss.Item::id).toList(),
                        group.getValue().stream().mapToLong(Loss.Item::bytes).sum()))
                .toList();
    }

    /** Whether both lost the same. */
    public boolean same() {
        return onlyA.isEmpty() && onlyB.isEmpty();
    }
}
