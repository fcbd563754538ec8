/** Who acts on the people the synthetic check invents. Their entries stand in the log like any; figures leave them out. */
export const SYNTHETIC_ACTOR = 'obhut:synthetic';
