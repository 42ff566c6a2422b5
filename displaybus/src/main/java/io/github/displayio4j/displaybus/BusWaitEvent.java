package io.github.displayio4j.displaybus;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Others had the wires.
@Name("displayio4j.BusWait")
@Label("Bus wait")
@Description("A thread waited for its turn on wires that it shares with others")
@Category("displayio4j")
@StackTrace(false)
final class BusWaitEvent extends Event {}
