package org.gatehouse.factors;

import org.gatehouse.access.SignIn;

/**
 * Who is asked for his second factor, and at which occasion.
 *
 * @param occasion tells occasions apart, such as {@code sign-in:17}; an answer is good for one
 * @param way how he has proved who he is before
 */
public record Question(long userId, String occasion, SignIn.Way way) {}
