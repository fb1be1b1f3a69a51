package dev.unmesh.bench;
public class StepTiming { public static void main(String[] a) { System.out.println("{\"workload\": \""+a[0]+"\", \"engine\": \"standin\", \"threads\": "+a[2]+", \"steps\": "+a[4]+", \"medianMs\": 1, \"minMs\": 1, \"meanMs\":1, \"totalSeconds\":1, \"peakMegabytes\":1, \"loss\":1}"); } }
