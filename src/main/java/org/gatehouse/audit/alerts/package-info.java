/**
 * Tells account managers by mail what in the log they should look at, by rules that each account
 * tunes.
 */
@NullMarked
package org.gatehouse.audit.alerts;

import org.jspecify.annotations.NullMarked;
