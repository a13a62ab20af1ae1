/**
 * What makes Faces and PrimeFaces fit: paths without extension, strict policy, layers, records,
 * errors.
 */
@NullMarked
package org.gatehouse.platform.web.faces;

import org.jspecify.annotations.NullMarked;
