package dev.tenfold.policy.alert.template;

/** A template that Prometheus would refuse, or could not fill in. */
final class TemplateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, in the words of Go where it has some */
    TemplateFailure(String message) {
        super(message);
    }
}
