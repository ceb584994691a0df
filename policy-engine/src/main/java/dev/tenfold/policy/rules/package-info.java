/**
 * Own rules: what a user writes in Drools beside, or instead of, the policies of a platform. They see every service,
 * the time, and what the other policies recommend; they scale, veto, cap, resize and alert, each with a reason.
 *
 * <p>The rules are the user's own code: they run with all the rights of the process that reads them, as a build script
 * does. Whoever runs rules of strangers should read them first.
 */
package dev.tenfold.policy.rules;
