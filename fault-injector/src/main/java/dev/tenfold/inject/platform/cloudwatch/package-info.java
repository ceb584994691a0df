/**
 * A CloudWatch endpoint for tools that take an endpoint URL. It speaks all three protocols of today's SDKs and command
 * line: Query, JSON 1.0 and RPC v2 with CBOR.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html">CloudWatch API</a>
 */
package dev.tenfold.inject.platform.cloudwatch;
