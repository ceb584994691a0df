/**
 * The injection service's door: the HTTP API by its OpenAPI document, who may come in and how much, what the service
 * tells of itself. Nothing behind the door sees a request that the document does not allow.
 */
package dev.tenfold.inject.gate;
