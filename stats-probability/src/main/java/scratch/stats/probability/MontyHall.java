package scratch.stats.probability;

import java.util.random.RandomGenerator;

/// One car behind one of several doors. You choose a door; the host opens another; you stay or switch.
/// With a host who knows and never shows the car, switching wins (d − 1)/d · 1/(d − 2): 2/3 for three doors.
/// Selvin, *The American Statistician* 29 (1975) 67 and 134.
///
/// @param doors     how many doors there are, at least 3
/// @param host      the rule by which the host opens a door
/// @param switching whether you move to one of the doors that are still closed, at random
public record MontyHall(int doors, Host host, boolean switching) implements Experiment {
    /// The whole puzzle is in this choice.
    public enum Host {
        /// Opens a door that hides no car. He can, because he knows.
        KNOWS,
        /// Opens any door but yours. If the car is behind it, the game is void.
        BLIND
    }

    public MontyHall {
        if (doors < 3) {
            throw new IllegalArgumentException("MontyHall: doors = " + doors
                    + ": needs at least 3: yours, the host's, and one to switch to");
        }
    }

    @Override
    public Outcome run(RandomGenerator random) {
        int car = random.nextInt(doors);
        int yours = random.nextInt(doors);
        int opened = open(random, car, yours);
        if (opened == car) {
            return Outcome.VOID;
        }
        int held = switching ? anotherDoor(random, yours, opened) : yours;
        return held == car ? Outcome.WIN : Outcome.LOSS;
    }

    private int open(RandomGenerator random, int car, int yours) {
        return switch (host) {
            case KNOWS -> anotherDoor(random, yours, car);
            case BLIND -> anotherDoor(random, yours, yours);
        };
    }

    // Any door but these two, which may be the same one; every such door equally likely.
    private int anotherDoor(RandomGenerator random, int a, int b) {
        while (true) {
            int door = random.nextInt(doors);
            if (door != a && door != b) {
                return door;
            }
        }
    }
}
