package dev.tenfold.promql.syntax;

/** What an expression yields. */
public enum ValueType {
    SCALAR("scalar"),
    STRING("string"),
    VECTOR("instant vector"),
    MATRIX("range vector");

    private final String documented;

    ValueType(String documented) {
        this.documented = documented;
    }

    /** As Prometheus' documentation calls it. */
    public String documented() {
        return documented;
    }
}
