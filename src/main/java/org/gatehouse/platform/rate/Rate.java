package org.gatehouse.platform.rate;

/**
 * How often something may happen. A burst may use a whole minute's worth; what was used comes back
 * evenly over the minute.
 *
 * @param name tells the rates apart
 */
public record Rate(String name, int perMinute) {}
