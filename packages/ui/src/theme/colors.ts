import type { MantineColorsTuple } from '@mantine/core';

/** Index 7 is moss, the colour of the primary action; index 5 is sage, the colour of calm surfaces and bars. */
export const moss: MantineColorsTuple = ['#f1f5ef', '#e6ece2', '#cfdacb', '#b9cab5', '#a9c3a4', '#8fa58b', '#5f7a63', '#2f4a3a', '#263d30', '#1c2e24'];

/** What needs the user. Index 7 reads on paper and on its own soft shade. */
export const clay: MantineColorsTuple = ['#fbf3ee', '#f6e7de', '#eecfbf', '#e5b59d', '#e39a74', '#cf7e58', '#b4623c', '#a4532f', '#84421f', '#5f2f17'];

/** Replaces Mantine's bluish grey, so that every component sits on paper. */
export const stone: MantineColorsTuple = ['#fbfaf6', '#f3f1ea', '#e3e0d6', '#d2cfc4', '#b7b6ab', '#959b92', '#78837b', '#56635b', '#3c4840', '#1f2a24'];

/** Replaces Mantine's neutral dark: ink-green paper, light to deep. */
export const inkGreen: MantineColorsTuple = ['#e9ede6', '#a3b0a6', '#869389', '#66736a', '#3a473f', '#2a352e', '#18201b', '#121814', '#0f1411', '#0a0e0c'];
