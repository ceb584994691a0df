package dev.tenfold.policy.cloudformation;

import java.util.Optional;

/**
 * What CloudFormation itself knows of a deployment. Nothing that scales depends on these, so any value does.
 *
 * @see <a href= "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html">Pseudo
 *     parameters</a>
 */
final class PseudoParameter {
    /** A property with this value is as good as absent. */
    static final String NO_VALUE = "AWS::NoValue";

    private PseudoParameter() {}

    static Optional<String> value(String name) {
        return switch (name) {
            case "AWS::Region" -> Optional.of("us-east-1");
            case "AWS::AccountId" -> Optional.of("123456789012");
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::StackName" -> Optional.of("stack");
            case "AWS::StackId" -> Optional.of("arn:aws:cloudformation:us-east-1:123456789012:stack/stack/1");
            case "AWS::NotificationARNs" -> Optional.of("");
            default -> Optional.empty();
        };
    }
}
