package org.gatehouse.audit;

import java.time.LocalDate;

/**
 * How many sign-ins of an account a day saw.
 *
 * @param date the day of whoever looks at it
 * @param refused without those that the log tells of together
 * @param address the log of that day, from the product's root on
 */
public record SignInDay(LocalDate date, long succeeded, long refused, String address) {}
