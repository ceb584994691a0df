package dev.tenfold.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tenfold.scenario.PlacementSpec;
import dev.tenfold.scenario.PriceSpec;
import dev.tenfold.spelling.Share;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillTest {
    private static PlacementSpec placed(double spot, double discount) {
        return new PlacementSpec(List.of(), Optional.empty(), new Share(spot), new Share(discount));
    }

    /** Ten hours of a run with a floor of 4 replicas, and 100 replica-hours of 1.00 each. */
    @ParameterizedTest(name = "reserved {0}, spot {1}, placed {2}: {3} + {4} + {5}")
    @CsvSource(textBlock = """
        # reserved, spot, placed, on demand, reserved, spot
        0,            0,       0,       100,        0,    0
        # half of the floor: 2 x 10 hours at 40 % off, the other 80 hours in full
        0.5,          0,       0,        80,       12,    0
        # of 100 hours a quarter is spot at 60 % off
        0,         0.25,       0,        75,        0,   10
        # what a placement says goes before the price, at 50 % off
        0,         0.25,     0.5,        50,        0,   25
        # 40 hours reserved at 40 % off; of the other 60 a half is spot at 60 % off
        1,          0.5,       0,        30,       24,   12
        """)
    void splitsHoursByHowTheyAreBought(
            double reserved, double spot, double placed, double onDemand, double inAdvance, double spare) {
        PriceSpec price =
                new PriceSpec(0.05, "USD", new Share(reserved), new Share(0.4), new Share(spot), new Share(0.6));
        Bill bill = Bill.of(price, 100, 4, 10, 1, placed(placed, 0.5));
        assertEquals(onDemand, bill.onDemand(), 1e-9);
        assertEquals(inAdvance, bill.reserved(), 1e-9);
        assertEquals(spare, bill.spot(), 1e-9);
        assertEquals(onDemand + inAdvance + spare, bill.total(), 1e-9);
    }

    @Test
    void paysForWhatIsReservedAlsoWhereItIsNotUsed() {
        PriceSpec price = new PriceSpec(0.05, "USD", new Share(1), new Share(0.4), new Share(0), new Share(0.6));
        assertEquals(new Bill(0, 24, 0), Bill.of(price, 5, 4, 10, 1, placed(0, 0.5)));
    }

    @Test
    void addsUp() {
        assertEquals(new Bill(5, 7, 9), new Bill(1, 2, 3).and(new Bill(4, 5, 6)));
        assertFalse(Bill.NOTHING.mixed());
    }
}
