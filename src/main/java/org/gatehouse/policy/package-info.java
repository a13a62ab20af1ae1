/** The rules of an account about its people's passwords. */
@NullMarked
package org.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
