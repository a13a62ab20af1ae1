package org.gatehouse.factors;

/**
 * Who is asked for his second factor, and at which occasion.
 *
 * @param occasion tells occasions apart, such as {@code sign-in:17}; an answer is good for one
 */
public record Question(long userId, String occasion) {}
