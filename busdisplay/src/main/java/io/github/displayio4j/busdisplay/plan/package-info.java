/// From changed areas to windows, by the time that they take on a bus; not for users.
package io.github.displayio4j.busdisplay.plan;
