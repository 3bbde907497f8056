// The booth plan in hand: zoom and drag, labels that keep their size, cards, search, arrow keys. Without this script the plan
// is there all the same, with links, at one size. What is said stands in the page (`app/src/booth/frame.rs`).

const TYPE = 13; // pixels of a label, whatever the zoom
const LINE = 16;
const PAD = 6;
const CODE = `700 ${TYPE}px Archivo, sans-serif`;
const NAME = `400 ${TYPE}px Archivo, sans-serif`;
const STEP = 1.5;
const NEAR = 2; // pixels of a centimetre: no larger
const FURNITURE = 0.35; // below so many, furniture is a smudge
const TAP = 300; // milliseconds between two taps that are one
const STILL = 6; // pixels that a hand moves which means to stay
const MARGIN = 28; // pixels around the floor, for what stands there: that of `app/src/booth/drawing.rs`, at every size
const SVG = 'http://www.w3.org/2000/svg';

const ruler = document.createElement('canvas').getContext('2d');
const widths = new Map();
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
/** How far two events of pointers are from each other, in pixels. */
const apart = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
/** As the server folds what is searched, near enough: it is asked as well. */
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f\u00ad]/g, '').toLowerCase();
/** The row of a code, as `rules::booth::row_of` reads it. */
const rowOf = (code) => code.replace(/[0-9]+$/, '').replace(/[-.]+$/, '');

function width(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

/** A name in lines of at most `room` pixels, broken between words, else at a soft hyphen; what is left over ends in an ellipsis. */
function lines(name, room, most) {
  const done = [''];
  const fits = (text) => width(text, NAME) <= room;
  for (const word of most > 0 ? name.split(' ') : []) {
    const parts = word.split('\u00ad');
    const joined = done.at(-1) ? `${done.at(-1)} ${parts.join('')}` : parts.join('');
    if (fits(joined)) {
      done[done.length - 1] = joined;
      continue;
    }
    if (done.at(-1)) done.push('');
    if (fits(parts.join(''))) {
      done[done.length - 1] = parts.join('');
      continue;
    }
    parts.forEach((part, index) => {
      const hyphen = index + 1 < parts.length ? '-' : '';
      if (done.at(-1) && !fits(done.at(-1) + part + hyphen)) {
        done[done.length - 1] += '-';
        done.push('');
      }
      done[done.length - 1] += part;
    });
  }
  const shown = done.filter(Boolean);
  const cut = shown.slice(0, Math.max(most, 0)).map((line, index) => {
    const whole = fits(line) && !(index + 1 === most && shown.length > most);
    let short = line;
    while (!whole && short && !fits(`${short}…`)) short = short.slice(0, -1);
    return whole ? line : `${short.trim()}…`;
  });
  // Fewer letters than these say nothing.
  return cut.some((line) => line.endsWith('…') && line.length < 9) ? [] : cut;
}

class Plan {
  constructor(frame) {
    this.frame = frame;
    this.stage = frame.querySelector('.plan-stage');
    this.svg = frame.querySelector('svg.plan');
    this.texts = this.svg.querySelector('.plan-texts');
    this.marks = [...this.svg.querySelectorAll('.plan-mark')].map((node) => ({ node, at: node.getAttribute('transform').split(') ')[0] }));
    this.bar = this.svg.querySelector('.plan-bar');
    const { x, y, width: w, height: h } = this.svg.viewBox.baseVal;
    const margin = Number(this.svg.dataset.margin);
    this.floor = { x: x + margin, y: y + margin, w: w - 2 * margin, h: h - 2 * margin };
    this.at = { x: x + w / 2, y: y + h / 2 };
    this.zoom = 1;
    this.units = [...this.svg.querySelectorAll('.plan-unit')].map((link) => {
      const [left, top, across, down] = link.firstElementChild.getAttribute('d').match(/-?[\d.]+/g).map(Number);
      const code = link.id.slice('unit-'.length);
      const name = link.dataset.name ?? '';
      return { link, code, name, row: rowOf(code), key: fold(`${code} ${name}`), x: left, y: top, w: across, h: down };
    });
    this.byLink = new Map(this.units.map((unit) => [unit.link, unit]));
    this.pointers = new Map();
    this.measure();
    this.listen();
    frame.querySelector('.plan-keys').hidden = false;
    frame.classList.add('is-live');
    this.rove(this.units[0]);
    new ResizeObserver(() => this.measure()).observe(this.svg);
    document.fonts?.ready.then(() => {
      widths.clear();
      this.draw(true);
    });
    this.arrive();
  }

  // Where things are. `scale` is the pixels of a centimetre.

  measure() {
    const { clientWidth, clientHeight } = this.svg;
    this.size = { w: clientWidth || 1, h: clientHeight || 1 };
    const { x, y, w, h } = this.floor;
    const inside = (long) => Math.max(long - 2 * MARGIN, 1);
    this.fit = Math.min(inside(this.size.w) / w, inside(this.size.h) / h);
    const margin = MARGIN / this.fit;
    this.sheet = { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin };
    this.most = Math.max(4, NEAR / this.fit);
    this.draw(true);
  }

  get scale() {
    return this.fit * this.zoom;
  }

  get view() {
    const [w, h] = [this.size.w / this.scale, this.size.h / this.scale];
    return { x: this.at.x - w / 2, y: this.at.y - h / 2, w, h };
  }

  /** A point of the window, in centimetres of the floor. */
  point({ clientX, clientY }) {
    const box = this.svg.getBoundingClientRect();
    return { x: this.view.x + (clientX - box.left) / this.scale, y: this.view.y + (clientY - box.top) / this.scale };
  }

  draw(again = false) {
    this.again ||= again;
    this.pending ??= requestAnimationFrame(() => {
      this.pending = undefined;
      const { w, h } = this.view;
      const hold = (at, from, long, seen) => (seen >= long ? from + long / 2 : clamp(at, from + seen / 2, from + long - seen / 2));
      this.at = { x: hold(this.at.x, this.sheet.x, this.sheet.w, w), y: hold(this.at.y, this.sheet.y, this.sheet.h, h) };
      const view = this.view;
      this.svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
      this.svg.classList.toggle('is-far', this.scale < FURNITURE);
      this.frame.classList.toggle('is-near', this.zoom > 1.01);
      this.frame.dataset.zoom = this.zoom.toFixed(2);
      for (const [act, off] of [['closer', this.zoom >= this.most - 0.01], ['further', this.zoom < 1.01], ['whole', this.zoom < 1.01]]) {
        this.frame.querySelector(`[data-act="${act}"]`).setAttribute('aria-disabled', off);
      }
      const moved = this.labelled && (Math.abs(this.labelled.x - view.x) > view.w / 3 || Math.abs(this.labelled.y - view.y) > view.h / 3);
      if (this.again || moved || this.labelled?.w !== view.w) this.label(view);
      this.again = false;
      this.measureBar(view);
      for (const { node, at } of this.marks) node.setAttribute('transform', `${at}) scale(${1 / this.scale})`);
      if (this.shown) this.place(this.shown);
    });
  }

  /** Codes and names of all that is in sight or near it, each only where it fits into its unit. */
  label(view) {
    this.labelled = view;
    const near = (unit) =>
      unit.x < view.x + 1.4 * view.w && unit.x + unit.w > view.x - 0.4 * view.w && unit.y < view.y + 1.4 * view.h && unit.y + unit.h > view.y - 0.4 * view.h;
    const made = document.createDocumentFragment();
    const write = (unit, text, kind, x, y) => {
      const node = document.createElementNS(SVG, 'text');
      node.textContent = text;
      node.setAttribute('class', kind);
      node.setAttribute('x', (unit.x + x / this.scale).toFixed(2));
      node.setAttribute('y', (unit.y + y / this.scale).toFixed(2));
      node.dataset.of = unit.code;
      made.append(node);
    };
    for (const unit of this.units.filter(near)) {
      const [across, down] = [unit.w * this.scale, unit.h * this.scale];
      if (width(unit.code, CODE) + PAD > across || down < LINE) continue;
      const under = lines(unit.name, across - 2 * PAD, Math.floor((down - LINE - PAD) / LINE));
      if (under.length === 0 && (this.scale < FURNITURE || down < 3.5 * TYPE)) {
        write(unit, unit.code, 'plan-code is-middle', across / 2, down / 2 + 0.36 * TYPE);
        continue;
      }
      write(unit, unit.code, 'plan-code', PAD, LINE);
      under.forEach((line, index) => write(unit, line, 'plan-who', PAD, LINE * (index + 2)));
    }
    this.texts.setAttribute('font-size', TYPE / this.scale);
    this.texts.replaceChildren(made);
  }

  measureBar(view) {
    // On a phone the entrance stands in the middle of the same margin.
    const longest = Math.min(130, 0.3 * this.size.w);
    const metres = [100, 50, 20, 10, 5, 2].find((long) => long * 100 * this.scale <= longest) ?? 1;
    const long = metres * 100 * this.scale;
    this.bar.setAttribute('transform', `translate(${view.x + 10 / this.scale} ${view.y + view.h - 9 / this.scale}) scale(${1 / this.scale})`);
    this.bar.querySelector('path').setAttribute('d', `M0-5v5h${long}v-5`);
    const text = this.bar.querySelector('text');
    text.setAttribute('x', long + 6);
    text.textContent = `${metres} m`;
  }

  // What hands do.

  /** Zooms so that what lies under a point stays there. */
  zoomAt(point, to) {
    const zoom = clamp(to, 1, this.most);
    const kept = this.zoom / zoom;
    this.at = { x: point.x + (this.at.x - point.x) * kept, y: point.y + (this.at.y - point.y) * kept };
    this.zoom = zoom;
    this.draw();
  }

  /** Brings a part of the floor into sight, no larger than `most`. */
  show({ x, y, w, h }, most = this.most) {
    const zoom = 0.8 * Math.min(this.size.w / w, this.size.h / h) / this.fit;
    this.zoom = clamp(zoom, 1, Math.max(1, Math.min(most, this.most)));
    this.at = { x: x + w / 2, y: y + h / 2 };
    this.draw();
  }

  act(name) {
    if (name === 'closer') this.zoomAt(this.at, this.zoom * STEP);
    if (name === 'further') this.zoomAt(this.at, this.zoom / STEP);
    if (name === 'whole') this.zoomAt(this.at, 1);
  }

  listen() {
    const { svg, frame } = this;
    frame.querySelector('.plan-tools').addEventListener('click', (event) => this.act(event.target.closest('button')?.dataset.act));
    frame.addEventListener('keydown', (event) => this.press(event));
    svg.addEventListener('wheel', (event) => this.turn(event), { passive: false });
    // Links would be dragged away.
    svg.addEventListener('dragstart', (event) => event.preventDefault());
    svg.addEventListener('touchstart', (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
    svg.addEventListener('pointerdown', (event) => this.down(event));
    svg.addEventListener('pointermove', (event) => this.move(event));
    for (const end of ['pointerup', 'pointercancel']) svg.addEventListener(end, (event) => this.up(event));
    svg.addEventListener('click', (event) => this.click(event), true);
    svg.addEventListener('dblclick', (event) => this.zoomAt(this.point(event), this.zoom * 2));
    svg.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && !this.rests(event) && this.hover(event.target));
    this.stage.addEventListener('pointerleave', () => this.hover());
    svg.addEventListener('focusin', (event) => this.focused(this.byLink.get(event.target)));
    svg.addEventListener('focusout', (event) => !frame.contains(event.relatedTarget) && this.hide());
    window.addEventListener('beforeprint', () => this.act('whole'));
    window.addEventListener('hashchange', () => this.arrive());
    document.addEventListener('pointerdown', (event) => (this.held = frame.contains(event.target)));
    document.addEventListener('click', (event) => this.follow(event));
    this.searchIn(document.getElementById(frame.dataset.search));
    document.getElementById(frame.dataset.rows)?.addEventListener('change', (event) => {
      const row = this.units.filter((unit) => unit.row === event.target.value);
      if (row.length > 0) this.show(around(row));
      else this.act('whole');
    });
    document.getElementById(frame.dataset.topics)?.addEventListener('change', ({ target }) => {
      const about = (unit) => unit.link.getAttribute('aria-label').split(', ').includes(target.selectedOptions[0].text);
      this.mark(target.value ? this.units.filter(about) : [], target.value);
      if (!target.value) this.act('whole');
    });
  }

  press(event) {
    const unit = this.byLink.get(document.activeElement);
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input')) return;
    if (event.key === 'Escape' && this.shown) this.hide();
    else if (way && unit) this.beside(unit, way)?.link.focus({ preventScroll: true });
    else if (event.key === '+') this.act('closer');
    else if (event.key === '-') this.act('further');
    else if (event.key === '0') this.act('whole');
    else return;
    event.preventDefault();
  }

  /** The wheel belongs to the page, unless the plan was touched before or Ctrl is held, which is also what pinching sends. */
  turn(event) {
    const pinched = event.ctrlKey || event.metaKey;
    if (!pinched && (!this.held || (event.deltaY > 0 && this.zoom < 1.01))) return;
    event.preventDefault();
    const way = event.deltaY * (event.deltaMode === 1 ? LINE : 1);
    this.zoomAt(this.point(event), this.zoom * Math.exp(-clamp(way, -80, 80) * (pinched && Math.abs(way) < 30 ? 0.012 : 0.004)));
  }

  down(event) {
    if (event.button !== 0) return;
    this.pointers.set(event.pointerId, event);
    if (this.pointers.size === 1) this.dragged = false;
    this.touched = event.pointerType !== 'mouse';
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      // Nothing more is said of the unit that the mouse has lain on since it let go.
      if (this.letGo && !this.rests(event)) this.hover(event.target);
      return;
    }
    const others = [...this.pointers.values()].filter((other) => other.pointerId !== event.pointerId);
    if (others.length === 0 && !this.dragged && apart(event, before) < STILL) return;
    if (!this.dragged) this.hide();
    this.dragged = true;
    this.svg.setPointerCapture(event.pointerId);
    if (others.length === 0) {
      this.at = { x: this.at.x - (event.clientX - before.clientX) / this.scale, y: this.at.y - (event.clientY - before.clientY) / this.scale };
      this.draw();
    } else {
      const [other] = others;
      const span = (one) => apart(one, other) || 1;
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      this.zoomAt(this.point(middle), (this.zoom * span(event)) / span(before));
    }
    this.pointers.set(event.pointerId, event);
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.dragged && event.pointerType === 'mouse') this.letGo = event;
    if (this.dragged || !this.touched || event.type !== 'pointerup') return;
    const twice = this.tapped && event.timeStamp - this.tapped.timeStamp < TAP && apart(event, this.tapped) < 30;
    this.tapped = twice ? undefined : event;
    if (twice) {
      this.dragged = true;
      this.hide();
      this.zoomAt(this.point(event), this.zoom * 2);
    }
  }

  /** Whether the mouse is still where it let go after a drag: there the browser says that it came over a unit, which nobody chose. */
  rests(event) {
    if (this.letGo && apart(event, this.letGo) >= STILL) this.letGo = undefined;
    return Boolean(this.letGo);
  }

  /** A drag is no click, and a finger first sees the card, in which the link is. */
  click(event) {
    const unit = this.byLink.get(event.target.closest?.('.plan-unit'));
    const byHand = event.detail > 0;
    if (byHand && this.dragged) event.preventDefault();
    else if (unit && byHand && this.touched) {
      event.preventDefault();
      this.open(unit);
    } else if (!unit && byHand) this.hide();
  }

  /** Links of the page that lead to a unit of this floor need no other page. */
  follow(event) {
    const link = event.target.closest?.('a[data-unit]');
    const unit = link && this.units.find((one) => one.code === link.dataset.unit);
    if (!unit || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.select(unit);
  }

  hover(target) {
    const unit = this.byLink.get(target?.closest('.plan-unit'));
    const onCard = target?.closest('.plan-card');
    clearTimeout(this.waiting);
    if (onCard || this.pointers.size > 0 || (unit && unit === this.shown)) return;
    this.waiting = setTimeout(() => (unit ? this.open(unit) : !this.frame.contains(document.activeElement) && this.hide()), unit ? 90 : 250);
  }

  // One stop for Tab; arrows lead on.

  rove(unit) {
    for (const other of this.units) other.link.setAttribute('tabindex', other === unit ? 0 : -1);
  }

  beside(unit, [right, down]) {
    const middle = (one) => [one.x + one.w / 2, one.y + one.h / 2];
    const [x, y] = middle(unit);
    const way = (other) => {
      const [toX, toY] = [middle(other)[0] - x, middle(other)[1] - y];
      const [along, aside] = right ? [toX * right, Math.abs(toY)] : [toY * down, Math.abs(toX)];
      return along > 1 ? along + 3 * aside : Infinity;
    };
    const best = this.units.reduce((one, other) => (way(other) < way(one) ? other : one), unit);
    return way(best) < Infinity ? best : undefined;
  }

  focused(unit) {
    if (!unit) return;
    this.rove(unit);
    const { x, y, w, h } = this.view;
    if (unit.x < x || unit.y < y || unit.x + unit.w > x + w || unit.y + unit.h > y + h) {
      this.at = { x: unit.x + unit.w / 2, y: unit.y + unit.h / 2 };
      this.draw();
    }
    if (unit.link.matches(':focus-visible')) this.open(unit);
  }

  // The card over a unit.

  open(unit) {
    clearTimeout(this.waiting);
    if (!this.card) {
      this.card = this.frame.querySelector('template').content.firstElementChild.cloneNode(true);
      this.picture = Object.assign(new Image(), { className: 'plan-logo', alt: '' });
      this.card.prepend(this.picture);
      this.card.querySelector('.plan-close').addEventListener('click', () => this.hide());
      this.card.addEventListener('pointerenter', () => clearTimeout(this.waiting));
      this.stage.append(this.card);
    }
    this.shown = unit;
    const name = unit.name.replaceAll('\u00ad', '');
    const about = unit.link.getAttribute('aria-label').split(', ').filter((part) => part !== unit.code && !name.split(', ').includes(part));
    this.fill({ name: name || about[0], text: name ? '' : [unit.link.dataset.offer, about.slice(1).join(', ')].filter(Boolean).join(' · '), topics: name ? about.join(' · ') : '', logo: undefined });
    this.card.querySelector('.plan-place').textContent = unit.code;
    this.card.querySelector('.plan-name').href = unit.link.href.baseVal;
    this.card.hidden = false;
    this.place(unit);
    if (!name) return;
    this.facts ??= fetch(this.frame.dataset.facts).then((answer) => (answer.ok ? answer.json() : {}), () => ({}));
    this.facts.then((facts) => {
      const told = facts[unit.code];
      if (!told || this.shown !== unit) return;
      this.fill({ ...told, topics: about.join(' · ') });
      this.place(unit);
    });
  }

  fill({ name, text, topics, logo }) {
    for (const [kind, words] of [['name', name], ['text', text], ['topics', topics]]) {
      const part = this.card.querySelector(`.plan-${kind}`);
      part.textContent = words ?? '';
      part.hidden = !words;
    }
    this.picture.hidden = !logo;
    if (logo) this.picture.src = logo;
  }

  /** Beside its unit; on a narrow screen the styles keep it at the bottom. */
  place(unit) {
    const { x, y } = this.view;
    const [left, top] = [(unit.x - x) * this.scale, (unit.y - y) * this.scale];
    const [across, down] = [this.card.offsetWidth, this.card.offsetHeight];
    const below = top + unit.h * this.scale + 8;
    this.card.style.left = `${clamp(left, 8, Math.max(8, this.size.w - across - 8))}px`;
    this.card.style.top = `${below + down < this.size.h || top < down + 8 ? Math.min(below, this.size.h - down - 8) : top - down - 8}px`;
  }

  hide() {
    clearTimeout(this.waiting);
    this.shown = undefined;
    if (this.card) this.card.hidden = true;
  }

  // Finding.

  /** Brings a unit into sight and to the hand: it pulses, has the focus and its card. */
  select(unit) {
    const room = Math.max(unit.w, unit.h) * 5;
    this.show({ x: unit.x + unit.w / 2 - room / 2, y: unit.y + unit.h / 2 - room / 2, w: room, h: room });
    for (const other of this.svg.querySelectorAll('.is-arrived')) other.classList.remove('is-arrived');
    unit.link.classList.add('is-arrived');
    this.frame.scrollIntoView({ block: 'center' });
    unit.link.focus({ preventScroll: true });
    this.open(unit);
  }

  arrive() {
    const code = decodeURIComponent(location.hash).replace(/^#unit-/, '');
    const unit = location.hash && this.units.find((one) => one.code === code);
    if (unit) requestAnimationFrame(() => this.select(unit));
  }

  searchIn(field) {
    if (!field) return;
    this.found = this.frame.querySelector('.plan-found');
    (field.closest('.toolbar') ?? field.form).after(this.found);
    field.addEventListener('input', () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.search(field.value.trim()), 120);
    });
    field.addEventListener('keydown', (event) => {
      const first = this.found.querySelector('a');
      if (event.key === 'Escape' && !this.found.hidden) this.search('');
      else if (event.key === 'ArrowDown' && first) first.focus();
      else if (event.key === 'Enter' && first) first.click();
      else return;
      event.preventDefault();
    });
  }

  async search(typed) {
    this.typed = typed;
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const here = words.length > 0 ? this.units.filter((unit) => words.every((word) => unit.key.includes(word))) : [];
    this.mark(here, typed);
    this.found.hidden = !typed;
    if (!typed) return this.act('whole');
    const answer = await fetch(`${this.frame.dataset.facts}&q=${encodeURIComponent(typed)}`).then((reply) => (reply.ok ? reply.json() : undefined), () => undefined);
    if (this.typed !== typed) return;
    const hits = answer?.hits ?? here.slice(0, 12).map((unit) => ({ code: unit.code, name: unit.name.replaceAll('\u00ad', ''), href: `#unit-${unit.code}` }));
    const number = answer?.number ?? here.length;
    // Whoever is found in spite of a typing error.
    if (here.length === 0) this.mark(this.units.filter((unit) => hits.some((hit) => hit.code === unit.code)), typed);
    const { one, many, none } = this.frame.dataset;
    this.found.querySelector('p').textContent = number === 0 ? none : number === 1 ? one : many.replace('{n}', number);
    this.found.querySelector('ul').replaceChildren(
      ...hits.map((hit) => {
        const [item, link, code] = ['li', 'a', 'b'].map((kind) => document.createElement(kind));
        code.textContent = hit.code;
        link.append(code, hit.name ? ` ${hit.name}` : '');
        link.href = hit.href;
        link.dataset.unit = hit.code;
        item.append(link);
        return item;
      }),
    );
  }

  mark(hits, typed) {
    for (const unit of this.units) unit.link.classList.toggle('is-hit', hits.includes(unit));
    this.svg.classList.toggle('is-searching', Boolean(typed));
    if (hits.length > 0) this.show(around(hits), 4);
  }
}

function around(units) {
  const [x, y] = [Math.min(...units.map((unit) => unit.x)), Math.min(...units.map((unit) => unit.y))];
  const [right, bottom] = [Math.max(...units.map((unit) => unit.x + unit.w)), Math.max(...units.map((unit) => unit.y + unit.h))];
  return { x, y, w: right - x, h: bottom - y };
}

for (const frame of document.querySelectorAll('.plan-frame:has(svg.plan)')) new Plan(frame);
