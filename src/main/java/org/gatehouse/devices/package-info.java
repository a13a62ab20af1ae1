/** Authorised devices: the browsers that people have signed in on. */
@NullMarked
package org.gatehouse.devices;

import org.jspecify.annotations.NullMarked;
