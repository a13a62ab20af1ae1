/**
 * What the rules of an account do to its people: every night, ahead of it by mail, and before they
 * are saved as a preview.
 */
@NullMarked
package org.gatehouse.users.rules;

import org.jspecify.annotations.NullMarked;
