import type { IParagraphOptions, Paragraph, Table } from 'docx';
import type { ReportKind } from '../../../../core/programme/report-periods';
import type { LocalDate } from '../../../../core/time/local-dates';
import { textsIn } from '../../../../texts';
import type { Letterhead } from '../../entities/letterhead.entity';
import type { ReportWords } from '../../entities/report-numbers.views';
import type { NamedPerson } from '../report-people';
import { emptyLetterhead, type ProvinceReport } from '../report-queries';
import { type ReportLine, reportLines } from './report-lines';

/** The media type of a .docx. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What stands on the paper. */
export interface PaperReport {
  letterhead: Letterhead;
  kind: ReportKind;
  from: LocalDate;
  until: LocalDate;
  isDraft: boolean;
  lines: readonly ReportLine[];
  /** Null of a sum, whose words are written by hand. */
  words: ReportWords | null;
  people: readonly NamedPerson[];
  /** Of a sum. */
  province?: { code: string; missing: readonly string[] };
}

// Decree 30/2020/NĐ-CP, annex I. Word counts lengths in twentieths of a point, and letters in half points.
const MILLIMETRE = 56.693;
const FONT = 'Times New Roman';
const pages = {
  size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
  margin: {
    top: Math.round(20 * MILLIMETRE),
    bottom: Math.round(20 * MILLIMETRE),
    left: Math.round(30 * MILLIMETRE),
    right: Math.round(15 * MILLIMETRE),
    header: Math.round(10 * MILLIMETRE),
  },
};
const TEXT_WIDTH = Math.round(165 * MILLIMETRE);
const [SMALL, TITLE, PLAIN, LARGE] = [22, 24, 26, 28];
const BLANK = '…………………………';
/** Lines to be written on by hand. */
const DOTS = ['', '', ''].map(() => '…'.repeat(46)).join('\n');

/**
 * A report as an official paper in Vietnamese, ready to be numbered, dated and signed: national title and motto, the
 * agency, number and sign, place and date, kind and subject, body, recipients and signature. What nobody said is a dotted
 * line. The library is loaded when somebody asks for a paper.
 */
export function reportDocx(report: PaperReport): Promise<Buffer> {
  const docx = require('docx') as Docx;
  const paper = textsIn('vi').reports.paper;
  const body = [...titleOf(docx, report), ...bodyOf(docx, report)];
  const document = new docx.Document({
    creator: report.letterhead.agency,
    title: `${paper.type} ${subjectOf(report)}`,
    styles: { default: { document: { run: { font: FONT, size: LARGE, color: '000000' } } } },
    sections: [
      {
        properties: { page: pages, titlePage: true },
        headers: {
          default: new docx.Header({
            children: [
              new docx.Paragraph({
                alignment: docx.AlignmentType.CENTER,
                children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: PLAIN })],
              }),
            ],
          }),
          first: new docx.Header({ children: [new docx.Paragraph({})] }),
        },
        children: [headOf(docx, report), ...body, footOf(docx, report)],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

type Docx = typeof import('docx');

/** Agency and number on the left, nation, motto, place and date on the right; below each title a line. */
function headOf(docx: Docx, { letterhead }: PaperReport): Table {
  const { paper } = textsIn('vi').reports;
  const { parentAgency, agency, numberSign, place } = letterhead;
  const centred = (text: string, run: object, more: IParagraphOptions = {}): Paragraph =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      children: [new docx.TextRun({ text, ...run })],
      ...more,
    });
  const number = `${paper.number}            /${numberSign || '……………'}`;
  const left = [
    ...(parentAgency ? [centred(parentAgency.toLocaleUpperCase('vi'), { size: TITLE })] : []),
    ...linesOf(agency ? agency.toLocaleUpperCase('vi') : BLANK).map((line) =>
      centred(line, { size: TITLE, bold: true }),
    ),
    ruleOf(docx, 900),
    centred(number, { size: PLAIN }, { spacing: { before: 120 } }),
  ];
  const dated = `${place || BLANK}, ${paper.date('……', '……', '20……')}`;
  const right = [
    centred(paper.nation, { size: TITLE, bold: true }),
    centred(paper.motto, { size: LARGE, bold: true }),
    ruleOf(docx, 900),
    centred(dated, { size: LARGE, italics: true }, { spacing: { before: 120 } }),
  ];
  return twoColumns(docx, [left, right], [0.42, 0.58]);
}

function titleOf(docx: Docx, report: PaperReport): Paragraph[] {
  const { paper } = textsIn('vi').reports;
  const data = paper.dataOf(inNumbers(report.from), inNumbers(report.until));
  const centred = (text: string, more: IParagraphOptions = {}): Paragraph =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      children: [new docx.TextRun({ text, bold: true, size: LARGE })],
      ...more,
    });
  return [
    ...(report.isDraft ? [centred(paper.unsent, { spacing: { before: 200 } })] : []),
    centred(paper.type, { spacing: { before: 300 } }),
    centred(subjectOf(report)),
    ruleOf(docx, 3400),
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [new docx.TextRun({ text: data, italics: true, size: PLAIN })],
    }),
  ];
}

function bodyOf(
  docx: Docx,
  { lines, words, people, province }: PaperReport,
): (Paragraph | Table)[] {
  const r = textsIn('vi').reports;
  const heading = (text: string): Paragraph =>
    new docx.Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 80 },
      indent: { firstLine: Math.round(10 * MILLIMETRE) },
      children: [new docx.TextRun({ text, bold: true })],
    });
  const plain = (text: string, isLast = false): Paragraph =>
    new docx.Paragraph({
      // The signature stands on no page alone: what is last before it goes along.
      keepNext: isLast,
      keepLines: isLast,
      alignment: docx.AlignmentType.JUSTIFIED,
      spacing: { after: 120, line: 276 },
      indent: { firstLine: Math.round(10 * MILLIMETRE) },
      children: [new docx.TextRun({ text })],
    });
  const said = (text: string | undefined, isEnd = false): Paragraph[] => {
    const paragraphs = linesOf(text === undefined ? DOTS : text || r.nothingSaid);
    return paragraphs.map((line, at) => plain(line, isEnd && at === paragraphs.length - 1));
  };
  const named = people.map(
    ({ fullName, hamletName, side, word }) =>
      `- ${fullName} (${r.sides[side]}, ${hamletName}): ${word}`,
  );
  return [
    heading(`I. ${r.paper.results}`),
    numbersOf(docx, lines),
    new docx.Paragraph({
      spacing: { before: 80, after: 80 },
      children: [new docx.TextRun({ text: r.blankIs, italics: true, size: SMALL })],
    }),
    heading(`II. ${r.communication}`),
    ...said(words?.communication),
    heading(`III. ${r.difficulties}`),
    ...said(words?.difficulties),
    heading(`IV. ${r.proposals}`),
    ...said(words?.proposals),
    heading(`V. ${r.groups}, ${r.outstanding.toLocaleLowerCase('vi')}`),
    ...said(
      words ? [words.groups, ...named].filter((text) => text !== '').join('\n') : undefined,
      !province,
    ),
    ...(province
      ? [
          heading(`VI. ${r.paper.notInSum}`),
          ...said(province.missing.join(', ') || r.paper.everyUnit, true),
        ]
      : []),
  ];
}

function numbersOf(docx: Docx, lines: readonly ReportLine[]): Table {
  const r = textsIn('vi').reports;
  const widths = [0.07, 0.45, 0.12, 0.12, 0.14, 0.1].map((part) => Math.round(part * TEXT_WIDTH));
  const cell = (text: string, at: number, run: object = {}, columnSpan = 1) =>
    new docx.TableCell({
      columnSpan,
      width: { size: widths[at], type: docx.WidthType.DXA },
      verticalAlign: docx.VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      children: [
        new docx.Paragraph({
          alignment: at === 1 ? docx.AlignmentType.LEFT : docx.AlignmentType.CENTER,
          children: [new docx.TextRun({ text, size: 24, ...run })],
        }),
      ],
    });
  const bold = { bold: true };
  const headings = [r.paper.order, r.whatIs, r.inPeriod, r.total, r.wanted, r.percent];
  let nth = 0;
  const rows = lines.map((line) => {
    if (line.isHeading) {
      const children = [cell('', 0), cell(line.name, 1, bold, 5)];
      return new docx.TableRow({ cantSplit: true, children });
    }
    nth += 1;
    const texts = [
      String(nth),
      line.name,
      numberWords(line.inPeriod),
      numberWords(line.total),
      line.wanted ?? r.blank,
      line.percent === null || line.percent === undefined ? r.blank : `${line.percent}%`,
    ];
    return new docx.TableRow({
      cantSplit: true,
      children: texts.map((text, at) => cell(text, at)),
    });
  });
  return new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headings.map((text, at) => cell(text, at, bold)),
      }),
      ...rows,
    ],
  });
}

/** Recipients on the left, the signature on the right, with room for the seal. */
function footOf(docx: Docx, { letterhead }: PaperReport): Table {
  const { paper } = textsIn('vi').reports;
  const { recipients, authority, signerTitle, signerName } = letterhead;
  const small = (text: string, run: object = {}): Paragraph =>
    new docx.Paragraph({ children: [new docx.TextRun({ text, size: SMALL, ...run })] });
  const signed = (text: string, before = 0): Paragraph =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { before },
      children: [new docx.TextRun({ text, bold: true, size: LARGE })],
    });
  const whom = recipients === '' ? [BLANK] : linesOf(recipients);
  const left = [
    small(paper.recipients, { bold: true, italics: true, size: 24 }),
    ...whom.map((line) => small(`- ${line};`)),
    small(`- ${paper.file}`),
  ];
  const right = [
    signed(authority ? authority.toLocaleUpperCase('vi') : BLANK),
    signed(signerTitle ? signerTitle.toLocaleUpperCase('vi') : BLANK),
    signed(signerName || BLANK, 1500),
  ];
  return twoColumns(docx, [left, right], [0.5, 0.5], 300);
}

/** Side by side, without lines. */
function twoColumns(
  docx: Docx,
  columns: readonly Paragraph[][],
  parts: readonly number[],
  before = 0,
): Table {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const borders = { top: none, bottom: none, left: none, right: none };
  const widths = parts.map((part) => Math.round(part * TEXT_WIDTH));
  return new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: columns.map(
          (children, at) =>
            new docx.TableCell({
              borders,
              margins: { top: before },
              width: { size: widths[at], type: docx.WidthType.DXA },
              children,
            }),
        ),
      }),
    ],
  });
}

/** A line under a title: an empty paragraph with a border above, so far in from both sides. */
function ruleOf(docx: Docx, indent: number): Paragraph {
  return new docx.Paragraph({
    border: { top: { style: docx.BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    indent: { left: indent, right: indent },
    spacing: { before: 40, line: 60, lineRule: docx.LineRuleType.EXACT },
  });
}

/** What the units of a province sent for some days, added up; its letterhead and words are left to the province. */
export function sumDocx(provinceCode: string, report: ProvinceReport): Promise<Buffer> {
  const { kind, period, units, sum } = report;
  return reportDocx({
    letterhead: emptyLetterhead(''),
    kind,
    ...period,
    isDraft: false,
    lines: reportLines(sum, sum.byHand, 'vi'),
    words: null,
    people: [],
    province: {
      code: provinceCode,
      missing: units
        .filter(({ state }) => state === null || state === 'returned')
        .map(({ name }) => name),
    },
  });
}

function subjectOf({ kind, from, until, province }: PaperReport): string {
  const { paper } = textsIn('vi').reports;
  const [year = 0, month = 0] = until.split('-').map(Number);
  const period = { year, month, from: inNumbers(from), until: inNumbers(until) };
  const words = paper.subjectPeriods[kind](period);
  return paper.subject(province ? `${words} ${paper.sumSubject(province.code)}` : words);
}

const inNumbers = (date: LocalDate): string => date.split('-').toReversed().join('/');

const linesOf = (text: string): string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '');

/** As Vietnamese papers write numbers: 12.345. */
function numberWords(value: number | null | undefined): string {
  if (value === null || value === undefined) return textsIn('vi').reports.blank;
  return value.toLocaleString('vi-VN');
}
