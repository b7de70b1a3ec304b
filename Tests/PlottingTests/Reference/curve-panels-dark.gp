set terminal svg size 770,283 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set multiplot
set lmargin at screen 0.1039
set rmargin at screen 0.44156
set tmargin at screen 0.90106
set bmargin at screen 0.18375
set xrange [0:2]
set xtics 0.5 format "%.1f"
set grid xtics back lw 1 lc rgb '#252b33'
set xlabel "epoch" offset 0,0.5 textcolor rgb '#e6edf3'
set yrange [-3.1:-0.9]
set ytics 0.5 format "%.1f"
set grid ytics back lw 1 lc rgb '#252b33'
set title "reconstruction" offset 0,-0.6 font ',12' textcolor rgb '#e6edf3'
unset label
set label "nats a point" at screen 0.01558,0.5424 center rotate by 90 front textcolor rgb '#e6edf3'
unset key
$curve_0_0 << END
0 -2
1 -1.5
2 -1.25
END
$curve_0_1 << END
0 -3
2 -1
END
plot \
  $curve_0_0 with lines lw 1.4 lc rgb '#4fa3e0' notitle, \
  $curve_0_1 with lines lw 1.4 lc rgb '#f0803c' notitle
set lmargin at screen 0.51948
set rmargin at screen 0.85714
set tmargin at screen 0.90106
set bmargin at screen 0.18375
set xrange [0:2]
set xtics 0.5 format "%.1f"
set grid xtics back lw 1 lc rgb '#252b33'
set xlabel "epoch" offset 0,0.5 textcolor rgb '#e6edf3'
set yrange [-3.1:-0.9]
set ytics 0.5 format "%.1f"
set grid ytics back lw 1 lc rgb '#252b33'
set title "total (×10⁶)" offset 0,-0.6 font ',12' textcolor rgb '#e6edf3'
unset label
unset key
$curve_1_0 << END
0 -2
2 -1
END
$curve_1_1 << END
0 -3
2 -1.5
END
plot \
  $curve_1_0 with lines lw 1.4 lc rgb '#4fa3e0' notitle, \
  $curve_1_1 with lines lw 1.4 lc rgb '#f0803c' notitle
set lmargin at screen 0.87013
set rmargin at screen 1
set tmargin at screen 0.90106
set bmargin at screen 0.18375
unset border
unset tics
unset title
unset xlabel
unset label
unset grid
set xrange [0:1]
set yrange [0:1]
set key at screen 0.87013,0.90106 left top vertical Left reverse noautotitle
plot \
  NaN notitle, \
  keyentry with lines lw 2 lc rgb '#4fa3e0' title "run 1", \
  keyentry with lines lw 2 lc rgb '#f0803c' title "run 2"
unset multiplot
