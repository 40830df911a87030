import type { PictureWord } from '../item.ts'
import { box, type Colour, disc, line, type Shape } from './canvas.ts'

interface Drawing {
  readonly ground: Colour
  readonly shapes: readonly Shape[]
}

const on = (ground: Colour, ...shapes: readonly Shape[]): Drawing => ({ ground, shapes })
const someone = (x: number, colour: Colour): readonly Shape[] => [disc(x, 8, 3.6, colour), box(x - 6, 13, 12, 9, colour, 4)]

/** What the demo organisation's catalogue looks like, drawn for it. */
export const drawings: Readonly<Record<PictureWord, Drawing>> = {
  laptop: on('sky', box(5, 6, 14, 10, 'ink', 1), box(6, 7, 12, 8, 'paper'), box(2.5, 16.5, 19, 2, 'ink', 1)),
  monitor: on('sky', box(3.5, 5, 17, 11, 'ink', 1), box(4.7, 6.2, 14.6, 8.6, 'shade'), box(11, 16, 2, 3, 'ink'), box(8, 18.6, 8, 1.4, 'ink', 0.6)),
  phone: on('mint', box(7.5, 3, 9, 18, 'ink', 1.8), box(8.7, 5, 6.6, 12, 'paper'), disc(12, 19, 0.8, 'paper')),
  headset: on(
    'sky',
    disc(12, 12, 8.4, 'ink'),
    disc(12, 12, 6.8, 'sky'),
    box(2, 14, 20, 8, 'sky'),
    box(2.8, 11, 4.4, 7, 'blue', 1.6),
    box(16.8, 11, 4.4, 7, 'blue', 1.6),
  ),
  printer: on(
    'sand',
    box(7, 3.5, 10, 6, 'paper'),
    box(4, 8.5, 16, 8, 'ink', 1.2),
    box(7, 13.5, 10, 7, 'paper'),
    line(9, 16, 15, 16, 1, 'shade'),
    line(9, 18.3, 13, 18.3, 1, 'shade'),
    disc(17.4, 11, 0.8, 'sun'),
  ),
  software: on('sky', box(4, 4, 7, 7, 'blue', 1), box(13, 4, 7, 7, 'ink', 1), box(4, 13, 7, 7, 'ink', 1), box(13, 13, 7, 7, 'sun', 1)),
  key: on('sand', line(10.5, 10.5, 19, 19, 2.2, 'ink'), line(15.5, 17.5, 18, 15, 2, 'ink'), disc(8.5, 8.5, 4.6, 'ink'), disc(8, 8, 1.8, 'sand')),
  shield: on(
    'mint',
    box(5, 4, 14, 9, 'leaf', 2),
    disc(12, 12.5, 7, 'leaf'),
    line(8.6, 11.8, 11.2, 14.4, 1.7, 'paper'),
    line(11.2, 14.4, 15.8, 9, 1.7, 'paper'),
  ),
  badge: on(
    'rose',
    box(5.5, 5.5, 13, 16, 'ink', 2),
    box(6.7, 6.7, 10.6, 13.6, 'paper', 1),
    box(10.2, 3, 3.6, 4.4, 'ink', 0.8),
    disc(12, 11.4, 2.3, 'blue'),
    box(8.6, 15, 6.8, 3, 'blue', 1.5),
  ),
  mailbox: on('sky', box(3, 6, 18, 13, 'ink', 1.5), line(4.5, 8, 12, 13.6, 1.3, 'paper'), line(19.5, 8, 12, 13.6, 1.3, 'paper')),
  list: on('mint', box(5, 3, 14, 18, 'paper', 1.5), ...[7.5, 12, 16.5].flatMap(y => [disc(8.2, y, 1.1, 'leaf'), line(10.8, y, 16, y, 1.3, 'ink')])),
  wifi: on(
    'sky',
    disc(12, 17, 10.4, 'ink'),
    disc(12, 17, 8.4, 'sky'),
    disc(12, 17, 6.4, 'ink'),
    disc(12, 17, 4.4, 'sky'),
    box(0, 15, 24, 9, 'sky'),
    disc(12, 16, 2, 'blue'),
  ),
  equipment: on('sand', box(8.6, 4.8, 6.8, 5, 'ink', 1.2), box(10, 6.2, 4, 3, 'sand'), box(3.5, 8, 17, 11.5, 'ink', 1.6), box(3.5, 12.6, 17, 1.3, 'sand')),
  room: on('rose', box(6, 3, 12, 18, 'ink', 1), box(7.4, 4.4, 9.2, 16.6, 'paper'), disc(14.6, 13, 1, 'sun'), box(3, 20.4, 18, 1.4, 'ink', 0.6)),
  welcome: on(
    'mint',
    ...someone(10.5, 'ink'),
    disc(17.6, 16.6, 4.4, 'leaf'),
    line(15.4, 16.6, 19.8, 16.6, 1.4, 'paper'),
    line(17.6, 14.4, 17.6, 18.8, 1.4, 'paper'),
  ),
  goodbye: on('rose', ...someone(10.5, 'ink'), disc(17.6, 16.6, 4.4, 'red'), line(15.4, 16.6, 19.8, 16.6, 1.4, 'paper')),
  cradle: on('rose', ...someone(9, 'ink'), disc(17, 13, 2.5, 'blue'), box(13.6, 16, 7, 6, 'blue', 3)),
  name: on('sand', box(3, 7.5, 18, 9, 'paper', 1.5), line(6, 12, 13.5, 12, 1.7, 'ink'), line(16.2, 9.6, 16.2, 14.4, 1.3, 'blue')),
  desk: on(
    'sand',
    box(9, 4, 8, 5.6, 'blue', 0.8),
    box(12.4, 9, 1.2, 2, 'ink'),
    box(3, 10.6, 18, 2, 'ink', 0.8),
    box(4.6, 12, 2, 8.5, 'ink'),
    box(17.4, 12, 2, 8.5, 'ink'),
  ),
  parking: on('sky', box(4, 4, 16, 16, 'blue', 3), line(10, 8, 10, 16.6, 2, 'paper'), disc(12.2, 10.2, 3.2, 'paper'), disc(12.2, 10.2, 1.3, 'blue')),
  training: on(
    'mint',
    line(10, 15, 8, 20.5, 1.4, 'ink'),
    line(14, 15, 16, 20.5, 1.4, 'ink'),
    box(3, 4, 18, 12, 'ink', 1),
    box(4.3, 5.3, 15.4, 9.4, 'paper'),
    line(6.5, 12, 10, 9, 1.4, 'leaf'),
    line(10, 9, 13, 11, 1.4, 'leaf'),
    line(13, 11, 17.5, 7, 1.4, 'leaf'),
  ),
  card: on('rose', box(3, 6, 18, 12, 'ink', 1.6), box(3, 8.6, 18, 2.6, 'sun'), line(6, 14.8, 11, 14.8, 1.4, 'paper')),
  restore: on(
    'sky',
    disc(12, 12, 8.4, 'ink'),
    disc(12, 12, 6.6, 'sky'),
    box(2, 8, 5, 3.4, 'sky'),
    line(4.4, 12, 2.4, 9, 1.6, 'ink'),
    line(4.4, 12, 7.4, 10.2, 1.6, 'ink'),
    line(12, 8, 12, 12.4, 1.5, 'blue'),
    line(12, 12.4, 15, 14.2, 1.5, 'blue'),
  ),
  globe: on(
    'mint',
    disc(12, 12, 8.6, 'ink'),
    disc(12, 12, 7.2, 'paper'),
    line(4, 12, 20, 12, 1.2, 'ink'),
    line(12, 4, 12, 20, 1.2, 'ink'),
    line(6, 8, 18, 8, 1, 'blue'),
    line(6, 16, 18, 16, 1, 'blue'),
  ),
  alarm: on(
    'rose',
    disc(5.6, 5.8, 2.2, 'red'),
    disc(18.4, 5.8, 2.2, 'red'),
    disc(12, 13, 7.8, 'ink'),
    disc(12, 13, 6.2, 'paper'),
    line(12, 9, 12, 13, 1.5, 'ink'),
    line(12, 13, 15, 14.6, 1.5, 'ink'),
  ),
}
