export const askJob = 'satisfaction.ask'
export const lapseJob = 'satisfaction.lapse'
