/** Outgoing mail: queued in the database with the change that caused it, sent by a timer. */
@NullMarked
package org.gatehouse.messaging;

import org.jspecify.annotations.NullMarked;
