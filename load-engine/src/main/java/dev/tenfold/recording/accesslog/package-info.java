/** Access logs of web servers, proxies and load balancers: a line a request. */
package dev.tenfold.recording.accesslog;
