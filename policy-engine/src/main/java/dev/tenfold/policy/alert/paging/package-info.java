/** The Alertmanager, as far as it decides when a person is paged: routes, groups, their times, and inhibition. */
package dev.tenfold.policy.alert.paging;
