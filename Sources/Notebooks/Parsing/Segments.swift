internal import Parameters

/// A run of lines of a notebook's body.
enum Segment {
  /// Prose, in which references are resolved.
  case prose(Excerpt)
  /// A foreign fence or an HTML comment, copied as it is.
  case verbatim(Excerpt)
  /// A block of ours.
  case block(BlockHeader, Excerpt)
}

/// Splits the body of a notebook into prose and fenced blocks, as CommonMark does.
struct Segments {
  private let source: SourceText
  private var segments: [Segment] = []
  private var errors: [NotebookError] = []
  private var proseStart: Int
  private var index: Int

  static func split(_ source: SourceText, from start: Int, errors: inout [NotebookError]) -> [Segment] {
    var splitter = Segments(source: source, start: start)
    splitter.run()
    errors += splitter.errors
    return splitter.segments
  }

  private init(source: SourceText, start: Int) {
    self.source = source
    proseStart = start
    index = start
  }

  private mutating func run() {
    while index < source.lines.count {
      let line = source.lines[index]
      if let fence = Fence(opening: line) {
        flushProse()
        takeFence(fence)
      } else if line.drop(while: { $0 == " " }).hasPrefix("<!--"), line.prefix(while: { $0 == " " }).count < 4 {
        flushProse()
        takeComment()
      } else {
        index += 1
      }
    }
    flushProse()
  }

  private mutating func flushProse() {
    if proseStart < index { segments.append(.prose(source.excerpt(proseStart..<index))) }
    proseStart = index
  }

  private mutating func takeFence(_ fence: Fence) {
    let start = index
    guard let end = source.lines[(start + 1)...].firstIndex(where: fence.isClosed) else {
      let place = source.location(line: start, column: fence.indentation + 1)
      errors.append(NotebookError("a fence that is never closed with '\(fence.marker)'", at: place))
      index = source.lines.count
      proseStart = index
      return
    }
    index = end + 1
    proseStart = index
    do throws(NotebookError) {
      let place = source.location(line: start, column: fence.indentation + 1)
      if let header = try BlockHeader(fence: fence, at: place) {
        segments.append(.block(header, source.excerpt(start + 1..<end)))
      } else {
        segments.append(.verbatim(source.excerpt(start..<end + 1)))
      }
    } catch {
      errors.append(error)
    }
  }

  private mutating func takeComment() {
    let start = index
    guard let end = source.lines[start...].firstIndex(where: { $0.contains("-->") }) else {
      let column = source.lines[start].prefix { $0 == " " }.count + 1
      errors.append(
        NotebookError("'<!--' is never closed with '-->'", at: source.location(line: start, column: column)))
      index = source.lines.count
      proseStart = index
      return
    }
    index = end + 1
    proseStart = index
    segments.append(.verbatim(source.excerpt(start..<end + 1)))
  }
}
