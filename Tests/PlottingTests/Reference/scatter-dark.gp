set terminal svg size 830,271 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set samples 73
set multiplot
set lmargin at screen 0.07952
set rmargin at screen 0.46386
set tmargin at screen 0.89668
set bmargin at screen 0.19188
set border 15
set title "seed 1" offset 0,-0.6 textcolor rgb '#e6edf3'
set xrange [-0.16000000000000014:4.16]
set yrange [-0.2932915360501569:2.293291536050157]
set xtics 1 format "%.0f"
set ytics 1 format "%.0f"
set xlabel "feature 1" offset 0,0.6 textcolor rgb '#e6edf3'
unset label
set label "feature 2" at screen 0.01446,0.54428 center rotate by 90 front textcolor rgb '#e6edf3'
set key at screen 0.87952,0.89668 left top vertical Left reverse noautotitle
$points_0_0 << END
0 1
1 2
END
$points_0_1 << END
4 0
3 1
END
plot \
  $points_0_0 using 1:2:(0.00027084639498432605):(0) with vectors nohead lw 4 lc rgb '#594fa3e0' notitle, \
  $points_0_1 using 1:2:(0.00027084639498432605):(0) with vectors nohead lw 4 lc rgb '#59f0803c' notitle, \
  [t=0:2*pi] '+' using (3.5+(0.5)*cos(t)):(0.5+(0.5)*cos(t)+(0.8660254037844386)*sin(t)) with lines lw 2 lc rgb '#eda67c' notitle, \
  [t=0:2*pi] '+' using (3.5+(1)*cos(t)):(0.5+(1)*cos(t)+(1.7320508075688772)*sin(t)) with lines lw 1.2 lc rgb '#eda67c' notitle, \
  [t=0:1:1] '+' using (3.5):(0.5) with points pt 1 ps 0.7 lw 2 lc rgb '#eda67c' notitle, \
  keyentry with points pt 7 ps 0.8 lc rgb '#4fa3e0' title "arm 1", \
  keyentry with points pt 7 ps 0.8 lc rgb '#f0803c' title "arm 2"
set lmargin at screen 0.48313
set rmargin at screen 0.86747
set tmargin at screen 0.89668
set bmargin at screen 0.19188
set border 15
set title "seed 2" offset 0,-0.6 textcolor rgb '#e6edf3'
set xrange [-0.16000000000000014:4.16]
set yrange [-0.2932915360501569:2.293291536050157]
set xtics 1 format "%.0f"
set ytics 1 format ""
set xlabel "feature 1" offset 0,0.6 textcolor rgb '#e6edf3'
unset label
unset key
$points_1_0 << END
4 0
3 1
END
$points_1_1 << END
0 1
1 2
END
plot \
  $points_1_0 using 1:2:(0.00027084639498432605):(0) with vectors nohead lw 4 lc rgb '#594fa3e0' notitle, \
  $points_1_1 using 1:2:(0.00027084639498432605):(0) with vectors nohead lw 4 lc rgb '#59f0803c' notitle
unset multiplot
