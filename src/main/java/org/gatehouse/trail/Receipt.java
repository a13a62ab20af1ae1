package org.gatehouse.trail;

/** How many events are new in the log, and how many were in it already. */
public record Receipt(int accepted, int duplicates) {}
