package dev.tenfold.policy.keda.trigger;

/** What triggers of AWS say about who asks: known to KEDA, and without effect on what is scaled. */
final class AwsIdentity {
    private AwsIdentity() {}

    static void read(Parameters in) {
        in.ignore(
                "identityOwner",
                "awsAccessKeyID",
                "awsAccessKeyId",
                "awsSecretAccessKey",
                "awsSessionToken",
                "awsRoleArn");
    }
}
