set terminal svg size 830,116 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.12916
set rmargin at screen 0.83277
set tmargin at screen 0.89655
set bmargin at screen 0.48276
set xrange [0:1]
set yrange [1.5:-0.5]
set xtics 0.25
set xlabel "share of the worlds" textcolor rgb '#e6edf3'
set ytics scale 0 ("independent" 0, "turned, 50%%" 1)
set key at screen 0.84723,0.89655 left top vertical Left reverse noautotitle
$part_0 << END
0.5 0 0.5 0.38
0.0625 1 0.0625 0.38
END
$part_1 << END
0.4375 1 0.3125 0.38
END
$part_2 << END
0.875 1 0.125 0.38
END
plot \
  $part_0 using 1:2:3:4 with boxxyerror fs solid noborder fc rgb '#3f7fae' title "none", \
  $part_1 using 1:2:3:4 with boxxyerror fs solid noborder fc rgb '#b76433' title "affine", \
  $part_2 using 1:2:3:4 with boxxyerror fs solid noborder fc rgb '#259a7a' title "undecided"
