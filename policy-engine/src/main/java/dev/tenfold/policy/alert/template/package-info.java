/** The templates in labels and annotations of alerts: Go's text/template as far as alerts fill in values. */
package dev.tenfold.policy.alert.template;
