package dev.tenfold.verdict;

/**
 * How closely supply follows demand: the elasticity metrics of the SPEC Research Group, in percent. All are best at 0.
 *
 * <p>Demand is the least number of units that meets the objective at a moment, supply the number of units that are
 * ready. Where demand is 0, shortfall and excess are taken beside one unit.
 *
 * @param thetaU under-provisioning accuracy: mean shortfall beside the demand
 * @param thetaO over-provisioning accuracy: mean excess beside the demand
 * @param tauU share of the time in which there is too little
 * @param tauO share of the time in which there is too much
 * @param upsilon instability: share of the time in which supply and demand do not move the same way
 * @see <a href="https://doi.org/10.1145/2851553.2851559">Herbst et al. 2016, ready for rain?</a>
 * @see <a href="https://doi.org/10.1109/TPDS.2018.2870389">Bauer et al. 2019, Chameleon: upsilon and the deviation</a>
 * @see <a href="https://doi.org/10.1007/s00521-019-04507-z">Imdoukh et al. 2019, equations 12 to 16</a>
 */
public record Elasticity(double thetaU, double thetaO, double tauU, double tauO, double upsilon) {
    /** The exponent of the distance to the ideal scaler. */
    private static final double POWER = 5;

    /**
     * Scores a run.
     *
     * @param demand units needed, one number a window
     * @param supply units ready, one number a window
     * @param seconds how long each window lasts
     */
    public static Elasticity of(double[] demand, double[] supply, double[] seconds) {
        if (demand.length != supply.length || demand.length != seconds.length) {
            throw new IllegalArgumentException("demand, supply and seconds must be of one length");
        }
        double total = 0;
        double[] sums = new double[4];
        double apart = 0;
        double moving = 0;
        for (int i = 0; i < demand.length; i++) {
            double missing = Math.max(0, demand[i] - supply[i]);
            double spare = Math.max(0, supply[i] - demand[i]);
            double beside = demand[i] > 0 ? demand[i] : 1;
            sums[0] += missing / beside * seconds[i];
            sums[1] += spare / beside * seconds[i];
            sums[2] += missing > 0 ? seconds[i] : 0;
            sums[3] += spare > 0 ? seconds[i] : 0;
            total += seconds[i];
            if (i > 0) {
                boolean together = Math.signum(supply[i] - supply[i - 1]) == Math.signum(demand[i] - demand[i - 1]);
                apart += together ? 0 : seconds[i];
                moving += seconds[i];
            }
        }
        return new Elasticity(
                percent(sums[0], total),
                percent(sums[1], total),
                percent(sums[2], total),
                percent(sums[3], total),
                percent(apart, moving));
    }

    /** The auto-scaling deviation sigma: the Minkowski distance to the ideal scaler, percent. */
    public double deviation() {
        double sum = 0;
        for (double each : new double[] {thetaU, thetaO, tauU, tauO, upsilon}) {
            sum += StrictMath.pow(each, POWER);
        }
        return StrictMath.pow(sum, 1 / POWER);
    }

    /**
     * The elastic speedup eta: how many times better than another scaler, as the geometric mean of the two accuracies
     * and the two shares of time. Above 1 is a gain. What is 0 for both counts as equal; NaN where something is 0 for
     * one alone, such as the excess of a fleet that never had enough: a ratio says nothing then.
     */
    public double speedupOver(Elasticity other) {
        double product = gain(other.thetaU, thetaU)
                * gain(other.thetaO, thetaO)
                * gain(other.tauU, tauU)
                * gain(other.tauO, tauO);
        return StrictMath.pow(product, 0.25);
    }

    private static double gain(double other, double own) {
        if (other == own) {
            return 1;
        }
        return other == 0 || own == 0 ? Double.NaN : other / own;
    }

    private static double percent(double part, double whole) {
        return whole > 0 ? 100 * part / whole : 0;
    }
}
