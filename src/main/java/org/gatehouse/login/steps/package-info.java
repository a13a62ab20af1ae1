/**
 * What lies between the proof of who somebody is and his session: a half-finished sign-in, which
 * opens nothing but the pages of its own steps.
 */
@NullMarked
package org.gatehouse.login.steps;

import org.jspecify.annotations.NullMarked;
