internal import Notebooks
internal import Parameters

/// Makes the rows of a table from the members of sweeps.
struct TableRows {
  private let results: Results

  init(_ results: Results) { self.results = results }

  /// The table of a block.
  func table(_ block: TableBlock) -> TableResult {
    switch block.content {
    case .rows(let headers, let cells):
      let rows = cells.map { row in row.map { cell in results.resolved(cell).map(\.shown).joined() } }
      let stages = cells.joined().flatMap(\.references).map(\.stage.text)
      return TableResult(
        name: block.name, caption: results.resolved(block.caption), headers: headers, rows: rows,
        sources: provenance(of: stages))
    case .members(let members): return table(block, members)
    }
  }

  /// How long a text may be that stands in a cell among numbers.
  private static let longestWord = 40
  /// How many values may stand side by side; where there are more, members do.
  private static let mostColumns = 20

  /// All values of all members of a stage, but for long texts; nil where the members differ in nothing but the swept values.
  func everyValue(of stage: BoundStage) -> TableResult? {
    let names = stage.valueNames.filter { name in
      !stage.members.contains { cell(name, of: [$0], gather: nil, format: nil).text.count > Self.longestWord }
    }
    var rows = stage.members.map { member in
      member.coordinates.values + names.map { cell($0, of: [member], gather: nil, format: nil).text }
    }
    let axes = stage.axes.count
    guard rows.contains(where: { $0[axes...] != rows[0][axes...] }) else { return nil }
    var headers = stage.axes.names + names
    if names.count > Self.mostColumns, stage.members.count < names.count {
      (headers, rows) = turned(headers, rows)
    }
    return TableResult(
      name: stage.name, caption: [], headers: headers.map { TableBlock.Header(text: $0, align: nil) }, rows: rows,
      sources: provenance(of: [stage.name]))
  }

  /// The table with a row for each column, the first of which are the heads.
  private func turned(_ headers: [String], _ rows: [[String]]) -> (headers: [String], rows: [[String]]) {
    let all = headers.enumerated().map { column, header in [header] + rows.map { $0[column] } }
    return (all[0], Array(all.dropFirst()))
  }

  private func table(_ block: TableBlock, _ members: TableBlock.Members) -> TableResult {
    let sources = members.upstream.compactMap { source in
      results.notebook.stage(source.stage.text).map { (stage: $0, members: $0.members(selected: source.selection)) }
    }
    let names = members.per.isEmpty ? sources.first?.stage.axes.names ?? [] : members.per.map(\.text)
    var rows: [[Cell]] = []
    for at in rowValues(names, of: sources.first?.members ?? []) {
      rows.append(
        members.columns.map { column in
          if let index = names.firstIndex(of: column.value.text), column.stage == nil { return Cell(at[index].text) }
          let source = sources.first { column.stage == nil || $0.stage.name == column.stage }
          let matching = (source?.members ?? []).filter { member in
            zip(names, at).allSatisfy { name, value in
              member.coordinates[name].map { Spelling($0) == value } ?? true
            }
          }
          return cell(column.value.text, of: matching, gather: column.gather, format: column.format)
        })
    }
    if let sort = members.sort { rows = sorted(rows, by: sort) }
    return TableResult(
      name: block.name, caption: results.resolved(block.caption), headers: members.columns.map(\.header),
      rows: rows.map { $0.map(\.text) }, sources: provenance(of: sources.map(\.stage.name)))
  }

  /// The values along the row axes that occur among the members, in the order of the sweep.
  private func rowValues(_ names: [String], of members: [BoundStage.Member]) -> [[Spelling]] {
    var seen: Set<[Spelling]> = []
    return members.map { $0.coordinates.values(for: names) }.filter { seen.insert($0).inserted }
  }

  private func cell(_ name: String, of members: [BoundStage.Member], gather: Gather?, format: NumberFormat?) -> Cell {
    guard let values = results.values(name, of: members), !values.isEmpty else { return Cell("–") }
    do {
      let value = try gather.map { try $0(values) } ?? (values.count == 1 ? values[0] : .list(values))
      return Cell(try value.text(format), number: value.asNumber)
    } catch {
      return Cell("(\(error))")
    }
  }

  /// By number where there is one, else by text; equal rows stay in the order of the sweep.
  private func sorted(_ rows: [[Cell]], by sort: TableBlock.Sort) -> [[Cell]] {
    rows.enumerated().sorted { a, b in
      let (p, q) = (a.element[sort.column], b.element[sort.column])
      if p.isBefore(q) { return !sort.descending }
      if q.isBefore(p) { return sort.descending }
      return a.offset < b.offset
    }.map(\.element)
  }

  private func provenance(of stages: [String]) -> [Provenance] {
    var seen: Set<String> = []
    return stages.filter { seen.insert($0).inserted }.compactMap { results.notebook.stage($0) }.map {
      Provenance(stage: $0.name, keys: results.keys(of: $0.members))
    }
  }
}

/// A cell, with the number in it where there is one.
private struct Cell {
  let text: String
  let number: Double?

  init(_ text: String, number: Double? = nil) {
    self.text = text
    self.number = number ?? Double(text)
  }

  func isBefore(_ other: Cell) -> Bool {
    if let number, let theirs = other.number { return number < theirs }
    return text < other.text
  }
}

extension ResolvedPiece {
  /// The piece as a cell shows it.
  var shown: String {
    switch self {
    case .text(let text), .value(let text, _): text
    case .missing(let stage): "('\(stage)' has no result)"
    }
  }
}
