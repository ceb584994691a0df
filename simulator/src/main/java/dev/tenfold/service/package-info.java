/** What is simulated: services, their replicas, their queues and the laws of their response times. */
package dev.tenfold.service;
