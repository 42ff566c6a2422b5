/// Recordings of a bus: kept in files, played to emulated panels, given to and taken from logic analysers.
package io.github.displayio4j.panels.trace;
