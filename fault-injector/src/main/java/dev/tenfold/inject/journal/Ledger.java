package dev.tenfold.inject.journal;

import dev.tenfold.metric.Labels;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sum of the entries: what is open, in memory. */
final class Ledger {
    private final Map<String, Account> open = new LinkedHashMap<>();

    void add(Entry entry) {
        if (entry instanceof Entry.Begun begun) {
            open.put(entry.day(), new Account(begun));
            return;
        }
        Account account = open.get(entry.day());
        if (account == null) {
            return;
        }
        if (entry instanceof Entry.Wrote wrote) {
            account.series.addAll(wrote.series());
        } else if (entry instanceof Entry.Undone undone) {
            account.undone.set(undone.destination());
            if (account.undone.cardinality() == account.begun.destinations().size()) {
                open.remove(entry.day());
            }
        }
    }

    boolean isSettled() {
        return open.isEmpty();
    }

    /** Of series those that a game day has not told of before. */
    List<Labels> news(String day, List<Labels> series) {
        Set<Labels> known = open.containsKey(day) ? open.get(day).series : Set.of();
        return series.stream().filter(each -> !known.contains(each)).toList();
    }

    /** What must be undone, in the order of its beginning. */
    List<Debt> debts() {
        List<Debt> debts = new ArrayList<>();
        open.forEach((day, account) -> {
            for (int i = 0; i < account.begun.destinations().size(); i++) {
                if (!account.undone.get(i)) {
                    debts.add(new Debt(day, i, account.begun.destinations().get(i), List.copyOf(account.series)));
                }
            }
        });
        return debts;
    }

    /** What is open of one game day. */
    private static final class Account {
        private final Entry.Begun begun;
        private final Set<Labels> series = new LinkedHashSet<>();
        private final BitSet undone = new BitSet();

        private Account(Entry.Begun begun) {
            this.begun = begun;
        }
    }
}
